/** The page's one Trusted Types policy: it lets through the page's own scripts and nothing else. */
const policy = window.trustedTypes?.createPolicy("calibrant", {
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
