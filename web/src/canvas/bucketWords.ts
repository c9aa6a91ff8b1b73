import type { Artifact } from "../graph/types";
import { type Finding, ofArtifact, standingOf } from "../security/findings";
import { standingMark } from "../security/marks";
import type { Messages } from "../text/messages";
import type { IconName } from "../ui/Icon";
import type { Tone } from "../ui/Pill";
import { type Mark, wordOf } from "./looks";

type Facts = Artifact["s3"];

/** What wants most attention stands first. */
const RANKS: readonly IconName[] = ["shieldAlert", "shield", "gap", "shieldCheck"];

const mark = (words: string, tone: Tone, icon: IconName): Mark => ({ words, tone, icon, rank: RANKS.indexOf(icon) });

/**
 * What is known of a bucket's settings, in short. Off and unencrypted want attention; what is not known is grey and
 * never looks like fine. Nothing here says that a bucket is public: the settings alone do not tell.
 */
export function bucketBadge(s3: Facts, { canvas }: Messages): Mark {
  if (!s3) return mark(canvas.notAsked, "off", "gap");
  const words = [wordOf(canvas.publicAccessShort, s3.publicAccess), wordOf(canvas.encryption, s3.encryption)].join(
    " · ",
  );
  if (s3.publicAccess === "Open" || s3.encryption === "None") return mark(words, "warn", "shieldAlert");
  if (s3.publicAccess === "Unknown") return mark(canvas.publicAccessShort.Unknown, "off", "gap");
  if (s3.encryption === "Unknown") return mark(words, "off", "gap");
  return s3.publicAccess === "Partial" ? mark(words, "warn", "shield") : mark(words, "good", "shieldCheck");
}

/** All settings of a bucket in full words. */
export function bucketWords(s3: Facts, { canvas }: Messages): string {
  if (!s3) return canvas.notAsked;
  return [
    wordOf(canvas.publicAccess, s3.publicAccess),
    wordOf(canvas.encryption, s3.encryption),
    wordOf(canvas.versioning, s3.versioning),
  ].join(", ");
}

/** What the findings on a location say together; without findings what is known of the bucket's settings. */
export function dataBadge(artifact: Artifact, findings: readonly Finding[] | undefined, text: Messages): Mark {
  const standing = findings && standingOf(ofArtifact(findings, artifact.id, artifact.bucket));
  return standing ? standingMark(standing, text) : bucketBadge(artifact.s3, text);
}
