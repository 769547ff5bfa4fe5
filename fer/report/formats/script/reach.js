// What is wider than the window can be scrolled by keyboard: it takes the focus, and says what it is.
(() => {
  const wide = [...document.querySelectorAll("main :is(.wide, .equation, div.sourceCode, pre)")];
  const said = (part) => part.querySelector("caption, .number")?.textContent || document.body.dataset.scroll;

  const scrolls = (part) => part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX === "auto";

  // All are measured before any is changed: after a change the page would be laid out anew to measure the next.
  const reach = () => {
    const found = wide.map(scrolls);
    for (const [k, part] of wide.entries()) {
      if (found[k] === (part.tabIndex === 0)) continue;
      if (found[k]) {
        part.tabIndex = 0;
        part.setAttribute("role", "group");
        part.setAttribute("aria-label", said(part));
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) part.removeAttribute(name);
      }
    }
  };

  new ResizeObserver(reach).observe(document.body);
})();
