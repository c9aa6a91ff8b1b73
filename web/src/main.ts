import { beginAhead } from "./ahead/ahead";

beginAhead(window.location);
void import("./start");
