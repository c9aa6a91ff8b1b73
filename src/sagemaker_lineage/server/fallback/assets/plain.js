// The page where no bundle was built: pipelines, steps and the server's picture. Names are only ever set as text.
"use strict";

const TEXT = {
  en: {
    pipelines: "Pipelines", name: "Name", status: "Last run", time: "Started", region: "Region", go: "Show", more: "More",
    step: "Step", type: "Type", length: "Duration", reason: "Reason", picture: "The steps and data of this pipeline",
    none: "There are no pipelines in this region.", never: "Never ran", json: "As JSON", choose: "Name a region.",
    gaps: "What could not be read", failed: "This could not be read", offline: "The service cannot be reached.",
    plain: "This is the plain page: the full one was not built. In a copy of the sources, install Node 20.19 or later and run",
    wheel: "or install a released package, which carries it.", loading: "Loading…",
    statuses: {
      Succeeded: "Succeeded", Failed: "Failed", Executing: "Executing", Starting: "Starting", Stopping: "Stopping",
      Stopped: "Stopped", NotTaken: "Not taken", NotStarted: "Not started", Skipped: "Not run", Unknown: "Unknown",
    },
  },
  ko: {
    pipelines: "파이프라인", name: "이름", status: "마지막 실행", time: "시작 시각", region: "리전", go: "보기", more: "더 보기",
    step: "단계", type: "유형", length: "소요 시간", reason: "사유", picture: "이 파이프라인의 단계와 데이터",
    none: "이 리전에는 파이프라인이 없습니다.", never: "실행 기록 없음", json: "JSON으로 보기", choose: "리전을 입력하세요.",
    gaps: "읽지 못한 정보", failed: "읽지 못했습니다", offline: "서비스에 연결할 수 없습니다.",
    plain: "간단한 페이지입니다. 전체 화면이 빌드되지 않았습니다. 소스에서 Node 20.19 이상을 설치하고 다음을 실행하거나",
    wheel: "배포된 패키지를 설치하세요.", loading: "불러오는 중…",
    statuses: {
      Succeeded: "성공", Failed: "실패", Executing: "실행 중", Starting: "시작 중", Stopping: "중지 중", Stopped: "중지됨",
      NotTaken: "선택되지 않음", NotStarted: "시작 전", Skipped: "실행 안 됨", Unknown: "알 수 없음",
    },
  },
};
const language = navigator.language.startsWith("ko") ? "ko" : "en";
const text = TEXT[language];
const page = document.getElementById("page");
document.documentElement.lang = language;

function make(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

function link(address, words) {
  const made = make("a", words);
  made.href = address;
  return made;
}

function table(heads, rows) {
  const row = (kind, cells) => make("tr", ...cells.map((cell) => make(kind, cell ?? "–")));
  const body = make("tbody", ...rows.map((cells) => row("td", cells)));
  return scrolled(make("table", make("thead", row("th", heads)), body));
}

/** What is wider than the page is scrolled inside it, by keyboard too. */
function scrolled(inside) {
  const box = make("div", inside);
  box.className = "scroll";
  box.tabIndex = 0;
  return box;
}

const TWO = "2-digit";
const PARTS = { year: "numeric", month: TWO, day: TWO, hour: TWO, minute: TWO, second: TWO, timeZoneName: "short" };
// Sweden writes times as ISO 8601 does, which both languages read and which sorts.
const time = (instant) => (instant ? new Date(instant).toLocaleString("sv-SE", PARTS) : null);

const status = (word) => word && (text.statuses[word] ?? word);

function duration(seconds) {
  if (seconds == null) return null;
  const whole = Math.round(seconds);
  const amounts = [[Math.floor(whole / 3600), "hour"], [Math.floor(whole / 60) % 60, "minute"], [whole % 60, "second"]];
  const shown = amounts.slice(Math.max(0, amounts.findIndex(([amount]) => amount > 0)));
  if (whole === 0) shown.splice(0, 2);
  return shown.slice(0, 2).map(([amount, unit]) => amount.toLocaleString(language, { style: "unit", unit, unitDisplay: "narrow" })).join(" ");
}

function problem(words) {
  const made = make("p", words);
  made.className = "bad";
  made.setAttribute("role", "alert");
  return made;
}

async function read(address) {
  let answer;
  try {
    answer = await fetch(address);
  } catch {
    throw new Error(text.offline);
  }
  const body = await answer.json();
  if (answer.ok) return body;
  throw new Error(`${text.failed}: ${body.detail} ${body.hint ?? ""} (${body.code}, ${body.requestId})`);
}

function gapsOf(document) {
  if (!document.gaps || !document.gaps.length) return [];
  return [make("h2", text.gaps), make("ul", ...document.gaps.map((gap) => make("li", `${gap.detail} ${gap.iamAction ?? ""}`)))];
}

function regionForm(query) {
  const field = make("input");
  const label = make("label", `${text.region} `, field);
  field.value = query.get("region") ?? "";
  field.placeholder = "us-east-1";
  const go = make("button", text.go);
  const show = () => {
    query.set("region", field.value.trim());
    location.search = query;
  };
  go.onclick = show;
  field.onkeydown = (event) => event.key === "Enter" && show();
  return make("p", label, " ", go);
}

async function showPipelines(query, cursor) {
  const asked = new URLSearchParams({ region: query.get("region"), include: "lastExecution" });
  if (query.get("profile")) asked.set("profile", query.get("profile"));
  if (cursor) asked.set("cursor", cursor);
  const list = await read(`/pipelines?${asked}`);
  const rows = list.pipelines.map((each) => [
    link(`/ui/pipelines/${encodeURIComponent(each.name)}${location.search}`, each.name),
    each.lastExecution ? status(each.lastExecution.status) : text.never,
    time(each.lastExecution && each.lastExecution.startTime),
  ]);
  page.append(rows.length || cursor ? table([text.name, text.status, text.time], rows) : make("p", text.none), ...gapsOf(list));
  if (!list.cursor) return;
  const more = make("button", text.more);
  more.onclick = () => {
    more.remove();
    told(showPipelines(query, list.cursor));
  };
  page.append(more);
}

async function showLineage(query, name) {
  const asked = new URLSearchParams({ pipeline: name, region: query.get("region") });
  if (query.get("profile")) asked.set("profile", query.get("profile"));
  if (query.get("exec")) asked.set("execution", query.get("exec"));
  else asked.set("includeLatestExec", "true");
  const lineage = await read(`/lineage?${asked}`);
  const picture = make("img");
  picture.alt = text.picture;
  picture.onerror = () => picture.remove();
  picture.src = `/lineage.svg?${asked}`;
  const rows = lineage.graph.nodes.map(({ id, type, run }) => [id, type, status(run?.status), time(run?.startTime), duration(run?.elapsedSec), run?.failureReason ?? ""]);
  const execution = lineage.execution;
  page.append(
    make("p", execution ? `${status(execution.status)} · ${time(execution.startTime)}` : text.never, " ", link(`/lineage?${asked}`, text.json)),
    scrolled(picture),
    table([text.step, text.type, text.status, text.time, text.length, text.reason], rows),
    ...gapsOf(lineage),
  );
}

function told(work) {
  const waiting = make("p", text.loading);
  page.append(waiting);
  work.catch((error) => page.append(problem(error.message))).finally(() => waiting.remove());
}

async function start() {
  const query = new URLSearchParams(location.search);
  const [, name] = location.pathname.match(/^\/ui\/pipelines\/([^/]+)\/?$/) ?? [];
  const settings = await read("/settings").catch(() => ({}));
  if (!query.get("region")) query.set("region", settings.defaultRegion ?? settings.regions?.[0] ?? "");
  page.append(make("h1", name ? decodeURIComponent(name) : text.pipelines), regionForm(query));
  if (!query.get("region")) page.append(make("p", text.choose));
  else told(name ? showLineage(query, decodeURIComponent(name)) : showPipelines(query));
}

document.getElementById("about").append(make("p", `${text.plain} `, make("code", "make web"), ` ${text.wheel}`));
start();
