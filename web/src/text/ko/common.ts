import { plural } from "../plural";

export const status = {
  Cached: "캐시됨",
  Executing: "실행 중",
  Failed: "실패",
  NeverRan: "실행 없음",
  NotStarted: "시작 전",
  NotTaken: "선택되지 않음",
  Skipped: "실행 안 됨",
  Starting: "시작 중",
  Stopped: "중지됨",
  Stopping: "중지 중",
  Succeeded: "성공",
  Unknown: "알 수 없음",
};

export const common = {
  close: "닫기",
  gaps: (count: number) => plural("ko", count, { other: "읽지 못한 정보 #건" }),
  gapsMore: (count: number) => plural("ko", count, { other: "외 #건" }),
  loading: "불러오는 중…",
  needs: (action: string) => `필요한 권한: ${action}`,
  notSince: (time: string) => `${time} 이후 갱신되지 않았습니다.`,
  offline: "서비스에 연결할 수 없습니다",
  offlineHint: "서비스가 실행 중이고 이 컴퓨터가 네트워크에 연결되어 있는지 확인한 뒤 다시 시도하세요.",
  opens: "새 탭에서 열림",
  requestId: "요청",
  retry: "다시 시도",
  retrying: "다시 시도하는 중…",
  steps: (count: number) => plural("ko", count, { other: "단계 #개" }),
};
