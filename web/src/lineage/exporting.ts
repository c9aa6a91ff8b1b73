import { addressOf } from "../api/plain";
import { problemOf } from "../api/problem";
import type { LineageDocument } from "../api/types";

export type ExportKind = "svg" | "png" | "json" | "csv" | "mermaid";

/** The files there are. Those that the service makes are asked of it for the same execution. */
export const EXPORTS: readonly { kind: ExportKind; byService: boolean }[] = [
  { kind: "svg", byService: false },
  { kind: "png", byService: false },
  { kind: "json", byService: false },
  { kind: "csv", byService: true },
  { kind: "mermaid", byService: true },
];

const ENDINGS: Record<ExportKind, string> = { svg: "svg", png: "png", json: "json", csv: "csv", mermaid: "mmd" };
const PATHS = { csv: "/lineage.csv", mermaid: "/lineage.mmd" };
const UNSAFE = /[^\p{L}\p{N}._-]+/gu;
const LONGEST = 80;

/** `PIPELINE-EXECUTION.ext`, with nothing in it that a file system might mind. */
export function fileNameOf(document: LineageDocument, kind: ExportKind): string {
  const stem = [document.pipeline.name, document.execution?.id].filter(Boolean).join("-");
  return `${stem.replace(UNSAFE, "-").slice(0, LONGEST)}.${ENDINGS[kind]}`;
}

/** Where the lineage can be asked for again. */
export type ExportSource = Record<string, string | null | undefined>;

/** A table or flowchart of the same execution, made by the service. */
export async function fromService(kind: "csv" | "mermaid", source: ExportSource): Promise<Blob> {
  const response = await fetch(addressOf(PATHS[kind], source));
  if (!response.ok) throw problemOf(response, await response.json().catch(() => null));
  return response.blob();
}

/** The whole document, as it is on the page. */
export function asJson(document: LineageDocument): Blob {
  return new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: "application/json" });
}

/** Draws an SVG as pixels, two for each unit so that it stays sharp. */
export async function asPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    const scale = Math.min(2, MOST_PIXELS / Math.max(image.width, image.height));
    [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The longest side that every browser can still draw. */
const MOST_PIXELS = 16_384;

/** Has the browser save a file. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
