import type { ReactNode } from "react";
import type { LineageDocument } from "../api/types";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { linkTo } from "./link";
import { useCopy } from "./useCopy";

/** Copies the address of exactly what is seen. */
export function CopyLink({ document, region }: { document: LineageDocument; region: string }): ReactNode {
  const text = useText().lineage;
  const copy = useCopy();
  return (
    <Button look="primary" icon="link" onClick={() => copy(linkTo(document, region, window.location), text.linkCopied)}>
      {text.copyLink}
    </Button>
  );
}
