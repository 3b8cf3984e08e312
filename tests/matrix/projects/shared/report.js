// What a page has to say stands in its title, where a test reads it.
export function report(work) {
  work().then((text) => { document.title = text; }, (error) => { document.title = `failed: ${error.stack ?? error}`; });
}

export const scoreOf = ({ score, outcome }) => `${score.display} % ${outcome}`;

/** The score that an element shows once the engine has spoken. */
export function shownBy(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("calibrant-error", ({ detail }) => { reject(detail.error); });
    element.addEventListener("calibrant-change", async ({ detail }) => {
      if (!detail.result?.score) return;
      await element.updateComplete;
      resolve(`element ${element.shadowRoot.querySelector("[part=score]").textContent}`);
    });
  });
}
