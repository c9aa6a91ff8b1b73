import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { useText } from "../text/language";
import { Menu } from "../ui/Popover";
import { useToast } from "../ui/Toast";
import { asJson, asPng, EXPORTS, type ExportKind, type ExportSource, fileNameOf, fromService, save } from "./exporting";

interface ExportMenuProps {
  document: LineageDocument;
  /** How the service is asked for this lineage; null where it came from a file, which the service has forgotten. */
  source: ExportSource | null;
  /** The picture that is shown, as SVG. */
  picture: () => Promise<string>;
}

/** The lineage as a file: pictures and JSON made here, tables and flowcharts by the service. */
export function ExportMenu({ document, source, picture }: ExportMenuProps): ReactNode {
  const text = useText();
  const say = useToast();
  const make = async (kind: ExportKind) => {
    const name = fileNameOf(document, kind);
    try {
      save(await made(kind, { document, source, picture }), name);
      say(text.lineage.export.saved(name));
    } catch {
      say(text.lineage.export.failed);
    }
  };
  const kinds = EXPORTS.filter(({ byService }) => source !== null || !byService);
  return (
    <Menu
      align="end"
      name={text.lineage.export.button}
      label={text.lineage.export.button}
      items={kinds.map(({ kind }) => ({
        id: kind,
        label: (
          <>
            {text.lineage.export[kind]} <span className="menu-note">{text.lineage.export.detail[kind]}</span>
          </>
        ),
        onSelect: () => void make(kind),
      }))}
    />
  );
}

async function made(kind: ExportKind, { document, source, picture }: ExportMenuProps): Promise<Blob> {
  if (kind === "json") return asJson(document);
  if (kind === "svg") return new Blob([await picture()], { type: "image/svg+xml" });
  if (kind === "png") return asPng(await picture());
  return fromService(kind, source ?? {});
}
