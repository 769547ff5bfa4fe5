// A click on a figure shows it as large as the window, and larger than a narrow one: it can be moved about there.
(() => {
  const words = document.body.dataset;
  const dialog = document.createElement("dialog");
  dialog.className = "enlarged";
  const close = document.createElement("button");
  close.className = "close";
  close.textContent = words.close;
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  const caption = document.createElement("p");
  caption.className = "caption";
  dialog.append(close, frame, caption);
  document.body.append(dialog);

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  for (const picture of document.querySelectorAll("figure:not(.methods figure) > :is(img, .chart), figure > p > :is(img, .chart)")) {
    const button = document.createElement("button");
    button.className = "enlarge";
    button.title = words.enlarge;
    picture.replaceWith(button);
    button.append(picture);
    button.addEventListener("click", () => {
      const large = copyOf(picture);
      large.style.width = "";
      frame.replaceChildren(large);
      const told = picture.closest("figure").querySelector("figcaption");
      caption.textContent = told ? wordsOf(told) : "";
      frame.setAttribute("aria-label", caption.textContent || words.enlarge);
      dialog.showModal();
    });
  }
})();
