/** The page's one Trusted Types policy: it lets through the page's own scripts, and XML that is only read. */
const policy = globalThis.window?.trustedTypes?.createPolicy("calibrant", {
  createHTML: (xml) => xml,
  createScriptURL(url) {
    const { origin } = new URL(url, document.baseURI);
    if (origin !== location.origin) throw new TypeError(`Not a script of this page: ${url}`);
    return url;
  },
});

/** The type says string because the library of DOM types does; where the browser asks, it is a TrustedScriptURL. */
export function ownScript(url: string): string {
  return (policy?.createScriptURL(url) ?? url) as unknown as string;
}

/** XML as a document that is never shown: nothing in it is run or loaded. What is not well-formed comes as the browser's word for it, or is thrown. */
export function inertDocument(xml: string): Document {
  return new DOMParser().parseFromString((policy?.createHTML(xml) ?? xml) as unknown as string, "application/xml");
}
