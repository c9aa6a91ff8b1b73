import { app } from "./ko/app";
import { canvas } from "./ko/canvas";
import { common, status } from "./ko/common";
import { definition } from "./ko/definition";
import { lineage } from "./ko/lineage";
import { panel } from "./ko/panel";
import { pipelines } from "./ko/pipelines";
import { security } from "./ko/security";
import { timeline } from "./ko/timeline";
import type { Messages } from "./messages";

export const ko: Messages = { app, canvas, common, definition, lineage, panel, pipelines, security, status, timeline };
