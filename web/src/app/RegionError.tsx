import type { ReactNode } from "react";
import { ApiProblem } from "../api/problem";
import { useSettings } from "../api/settings";
import { ErrorState } from "../ui/States";
import { RegionChoice } from "./RegionMenu";
import { chooseRegion } from "./region";

interface RegionErrorProps {
  error: unknown;
  onRetry: () => void;
  small?: boolean;
}

/** What failed in a region. An address that the service cannot take is not tried again: a region is to be chosen. */
export function RegionError({ error, onRetry, small = false }: RegionErrorProps): ReactNode {
  const regions = useSettings().data?.regions ?? [];
  const malformed = error instanceof ApiProblem && error.problem.status === 422;
  return (
    <ErrorState
      error={error}
      onRetry={onRetry}
      action={malformed && <RegionChoice regions={regions} chosen={null} onChoose={chooseRegion} />}
      small={small}
    />
  );
}
