import { answer, type LayoutRequest } from "./layoutServer";

self.addEventListener("message", ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(answer(data)));
