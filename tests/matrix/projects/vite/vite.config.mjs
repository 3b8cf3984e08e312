// Nothing that the package needs: two pages instead of one, which lie in a folder.
export default { base: "./", build: { rolldownOptions: { input: ["index.html", "worker.html"] } } };
