import "./styles/page.css";
import "./element/define.js";
import { CalibrantApp } from "./views/app.js";
import { keepOffline } from "./offline.js";
import { Store } from "./store/store.js";

customElements.define("calibrant-app", CalibrantApp);
const app = document.querySelector("calibrant-app") as CalibrantApp;

try {
  const store = await Store.open();
  app.store = store;
  void keepOffline(() => { store.offlineReady = true; store.changed(); });
} catch (error) {
  app.problem = error instanceof Error ? error.message : String(error);
}
