// The contents follow the reading: the entry of the section at the top of the window is marked and kept in sight.
(() => {
  const contents = document.querySelector(".contents");
  const entries = new Map([...contents.querySelectorAll("a[href^='#']")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...document.querySelectorAll("main :is(h1, h2, h3)[id]")].filter((heading) => entries.has(heading.id));
  const beside = matchMedia("(min-width: 78rem)");
  let current = null;
  let waiting = false;

  const follow = () => {
    waiting = false;
    const line = innerHeight / 4;
    // The section of each is measured: a heading in one that is out of sight would have it laid out.
    const read = headings.findLast((heading) => heading.parentElement.getBoundingClientRect().top <= line);
    const entry = read ? entries.get(read.id) : null;
    if (entry === current) return;
    current?.removeAttribute("aria-current");
    current = entry;
    entry?.setAttribute("aria-current", "location");
    if (entry && beside.matches) {
      const [box, inside] = [contents.getBoundingClientRect(), entry.getBoundingClientRect()];
      if (inside.top < box.top || inside.bottom > box.bottom) contents.scrollTop += inside.top - box.top - box.height / 3;
    }
  };

  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  // Above the text, where there is no room beside it, a long list would stand in the way; on paper it does not.
  const list = contents.querySelector("details");
  list.open = beside.matches;
  let before;
  addEventListener("beforeprint", () => {
    before = list.open;
    list.open = true;
  });
  addEventListener("afterprint", () => (list.open = before));
  follow();
})();
