// Passkeys. The form does the rest: this only asks the device, writes the answer into the form, and sends it.
"use strict";
(() => {
  const known = window.PublicKeyCredential;
  if (!known || !known.parseRequestOptionsFromJSON || !known.parseCreationOptionsFromJSON) return;
  for (const form of document.querySelectorAll("form[data-sleutel]")) {
    const place = form.closest(".sleutel");
    const problem = form.querySelector("[role=alert]");
    const button = form.querySelector("button");
    place.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.hidden = true;
      button.disabled = true;
      try {
        const asked = await fetch(form.dataset.begin, { method: "POST", body: new URLSearchParams({ csrf: form.elements.csrf.value }) });
        // Somewhere else first: signing in again, or showing a factor.
        if (asked.redirected) { location.assign(asked.url); return; }
        if (!asked.ok) throw new Error(String(asked.status));
        const started = await asked.json();
        const publicKey = form.dataset.sleutel === "create"
          ? known.parseCreationOptionsFromJSON(started.options)
          : known.parseRequestOptionsFromJSON(started.options);
        const credential = form.dataset.sleutel === "create"
          ? await navigator.credentials.create({ publicKey })
          : await navigator.credentials.get({ publicKey });
        form.elements.challenge.value = started.challenge;
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch {
        problem.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
