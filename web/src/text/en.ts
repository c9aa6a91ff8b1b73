import { app } from "./en/app";
import { canvas } from "./en/canvas";
import { common, status } from "./en/common";
import { definition } from "./en/definition";
import { lineage } from "./en/lineage";
import { panel } from "./en/panel";
import { pipelines } from "./en/pipelines";
import { security } from "./en/security";
import { timeline } from "./en/timeline";

export const en = { app, canvas, common, definition, lineage, panel, pipelines, security, status, timeline };
