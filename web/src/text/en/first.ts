import { app } from "./app";
import { canvas } from "./canvas";
import { common, status } from "./common";
import { definition } from "./definition";
import { lineage } from "./lineage";
import { pipelines } from "./pipelines";
import { security } from "./security";
import { timeline } from "./timeline";

/** What every screen needs at once; the words of the details come with those. */
export const first = { app, canvas, common, definition, lineage, pipelines, security, status, timeline };
