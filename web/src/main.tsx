import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, fetchAhead } from "./app/App";
import { applyStoredTheme } from "./app/theme";
import { placeOf } from "./route/paths";
import { learn, preferred } from "./text/language";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/field.css";

applyStoredTheme();
fetchAhead(placeOf(window.location.pathname));
await learn(preferred());
const page = document.getElementById("page");
if (page) {
  createRoot(page).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
