// An open cell of the confusion matrix closes by Escape, and by a click beside it.
(() => {
  const close = () => {
    for (const cell of document.querySelectorAll(".cells details[open]")) cell.open = false;
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  addEventListener("click", (event) => {
    if (!event.target.closest(".cells details")) close();
  });
})();
