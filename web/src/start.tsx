import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { applyStoredTheme } from "./app/theme";
import { preferred } from "./text/files";
import { learn } from "./text/language";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/field.css";

applyStoredTheme();
await learn(preferred());
const page = document.getElementById("page");
if (page) {
  createRoot(page).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
