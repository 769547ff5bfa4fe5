// What is wider than the window can be scrolled by keyboard: it takes the focus, and says what it is.
(() => {
  const said = (part) => {
    const told = part.querySelector("caption, .number");
    return (told && wordsOf(told)) || document.body.dataset.scroll;
  };

  const scrolls = (part) => part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX === "auto";

  const reachable = (part, wide) => {
    if (wide === (part.tabIndex === 0)) return;
    if (wide) {
      part.tabIndex = 0;
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", said(part));
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) part.removeAttribute(name);
    }
  };

  // Whether a part is wide shows when it is laid out, which a section out of sight is not; until then it can be reached.
  // All are measured before any is changed: after a change the page would be laid out anew to measure the next.
  const observer = new ResizeObserver((entries) => {
    const measured = entries.map(({ target }) => [target, scrolls(target)]);
    for (const [part, wide] of measured) reachable(part, wide);
  });
  for (const part of document.querySelectorAll("main :is(.wide, .equation, div.sourceCode, pre)")) {
    reachable(part, true);
    observer.observe(part);
  }
})();
