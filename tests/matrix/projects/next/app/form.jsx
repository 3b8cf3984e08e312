export { CallForm } from "../../react/form.jsx";
