import { type ReactNode, useState } from "react";
import type { LineageDocument, Node } from "../api/types";
import { isOpaque } from "../graph/opaque";
import { useFormat, useText } from "../text/language";
import { Later, partOf } from "../ui/later";
import { Banner } from "../ui/States";
import { type Change, useNotices } from "../url/useViewState";

const GAPS_DIALOG = partOf(async () => (await import("./GapsDialog")).GapsDialog);

interface BannersProps {
  document: LineageDocument;
  change: Change;
  /** Why the last reading brought nothing, while an older picture still stands. */
  trouble: "offline" | "failed" | null;
  retry: () => void;
}

/** What holds for the whole picture: failures first, then what is old, missing or never ran. */
export function Banners({ document, change, trouble, retry }: BannersProps): ReactNode {
  const text = useText().lineage.banner;
  return (
    <div className="banners">
      {trouble && <Stale document={document} trouble={trouble} retry={retry} />}
      <Failed document={document} change={change} />
      {document.execution === null && document.pipeline.definition.source !== "file" && (
        <Banner tone="off" icon="info">
          {text.neverRun}
        </Banner>
      )}
      <Gaps document={document} />
      <Notices />
    </div>
  );
}

function Stale({
  document,
  trouble,
  retry,
}: Pick<BannersProps, "document" | "retry"> & { trouble: string }): ReactNode {
  const text = useText().lineage.banner;
  const time = useFormat().dateTime(document.asOf, true);
  const words = trouble === "offline" ? text.stale(time) : text.staleAgain(time);
  return (
    <Banner tone="warn" icon="offline" action={<BannerAction act={retry}>{text.retry}</BannerAction>}>
      {words}
    </Banner>
  );
}

function Failed({ document, change }: Pick<BannersProps, "document" | "change">): ReactNode {
  const text = useText().lineage.banner;
  const failed = failedSteps(document);
  const [first] = failed;
  const reason = first?.run?.failureReason ?? document.execution?.failureReason ?? null;
  if (!first) {
    if (document.execution?.status !== "Failed") return null;
    return (
      <Banner tone="bad">
        <strong>{text.runFailed}</strong> <span dir="auto">{reason}</span>
      </Banner>
    );
  }
  const show = () => change({ node: first.id, tab: "overview" }, "push");
  return (
    <Banner tone="bad" action={<BannerAction act={show}>{text.showReason}</BannerAction>}>
      <strong>{failed.length === 1 ? text.oneFailed(first.id) : text.manyFailed(failed.length, first.id)}</strong>{" "}
      <span className="banner-reason" dir="auto">
        {reason}
      </span>
    </Banner>
  );
}

/** The steps that failed, the first to end first. */
function failedSteps(document: LineageDocument): Node[] {
  const failed = document.graph.nodes.filter(({ run }) => run?.status === "Failed");
  return failed.sort((a, b) => endOf(a) - endOf(b));
}

/** What in the address could not be taken as written. */
function Notices(): ReactNode {
  const text = useText().lineage.banner;
  return useNotices().map(({ key, value }) => (
    <Banner key={`${key} ${value}`} tone="off" icon="info">
      <span dir="auto">{text.address(key, value)}</span>
    </Banner>
  ));
}

const endOf = ({ run }: Node): number => (run?.endTime ? Date.parse(run.endTime) : Number.POSITIVE_INFINITY);

function Gaps({ document }: { document: LineageDocument }): ReactNode {
  const text = useText().lineage.gaps;
  const [shown, setShown] = useState(false);
  const { gaps } = document;
  const opaque = gaps.filter(isOpaque).length;
  if (gaps.length === 0) return null;
  return (
    <>
      <Banner tone="off" icon="gap" action={<BannerAction act={() => setShown(true)}>{text.show}</BannerAction>}>
        {gaps.length > opaque && text.some(gaps.length - opaque)} {opaque > 0 && `${text.opaque(opaque)}.`} {text.rest}
      </Banner>
      {shown && <Later part={GAPS_DIALOG} given={{ gaps, onClose: () => setShown(false) }} />}
    </>
  );
}

function BannerAction({ act, children }: { act: () => void; children: ReactNode }): ReactNode {
  return (
    <button type="button" className="banner-action" onClick={act}>
      {children}
    </button>
  );
}
