// A field that takes a picture: one is dropped upon it, or chosen by a click or a key.
function render({ model, el }) {
  const field = document.createElement("label");
  const input = document.createElement("input");
  const words = document.createElement("span");
  input.type = "file";
  input.accept = "image/*";
  words.textContent = model.get("words");
  field.append(input, words);
  el.append(field);

  const give = async (file) => {
    if (!file) return;
    const content = file.size > model.get("most") ? [] : [await file.arrayBuffer()]; // more would close the connection
    model.send({ name: file.name }, undefined, content);
  };

  input.addEventListener("change", () => {
    give(input.files[0]);
    input.value = ""; // the same file may be chosen again
  });
  field.addEventListener("dragover", (event) => {
    event.preventDefault(); // here something may be dropped
    field.classList.add("over");
  });
  field.addEventListener("dragleave", () => field.classList.remove("over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation(); // JupyterLab would open it
    field.classList.remove("over");
    give(event.dataTransfer.files[0]);
  });
}

export default { render };
