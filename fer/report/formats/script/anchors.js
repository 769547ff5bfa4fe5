// A link to itself behind each heading, to be copied.
for (const heading of document.querySelectorAll("main :is(h1, h2, h3, h4)[id]")) {
  const link = document.createElement("a");
  link.className = "anchor";
  link.href = `#${encodeURIComponent(heading.id)}`;
  link.textContent = "#";
  link.setAttribute("aria-label", `${document.body.dataset.linkTo} ${wordsOf(heading)}`);
  heading.append(" ", link);
}
