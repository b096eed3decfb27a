// Every page works without this. It prints, keeps a form from being sent twice, and helps with long lists.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", event => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
}

for (const all of document.querySelectorAll("[data-all]")) {
  all.hidden = false;
  all.addEventListener("change", () => all.form.querySelectorAll("input[name=n]").forEach(box => { box.checked = all.checked; }));
}

// A form that is judged while it is filled in: what it asks for comes as the page would, and only the answer is put in its place.
for (const form of document.querySelectorAll("[data-live]")) {
  let waiting;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++asked;
      const response = await fetch(`${form.action}?${new URLSearchParams(new FormData(form))}`);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const answer = page.querySelector(form.dataset.live);
      if (mine === asked && answer) {
        document.querySelector(form.dataset.live).replaceWith(answer);
      }
    }, 250);
  });
}

// Parts of a long answer are asked for one after the other, so that it is seen how far it is.
for (const button of document.querySelectorAll("[data-verify]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const progress = document.querySelector("progress");
    progress.value = 0;
    for (const { dataset: { part } } of [...document.querySelectorAll("[data-part]")]) {
      const response = await fetch(`${location.pathname}?part=${part}`);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      document.querySelector(`[data-part=${part}]`).replaceWith(page.querySelector(`[data-part=${part}]`) ?? page.querySelector("main"));
      progress.value += 1;
    }
    button.disabled = false;
  });
}

document.querySelector(".error-summary")?.focus();
