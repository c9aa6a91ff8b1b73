# The service as an image: nothing but Python, the pinned dependencies and the wheel; no shell is needed at run time.
#   docker build -t sagemaker-lineage .
#   docker run --rm -p 127.0.0.1:8000:8000 --read-only sagemaker-lineage
ARG PYTHON=3.13
ARG NODE=22

FROM node:${NODE}-slim AS page
WORKDIR /source/web
COPY web ./
RUN npm ci --omit=dev && npm run build

FROM python:${PYTHON}-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY tools tools
COPY src src
COPY --from=page /source/src/sagemaker_lineage/server/static src/sagemaker_lineage/server/static
RUN python -m pip wheel --no-cache-dir --no-deps --wheel-dir dist . \
 && python -m venv /opt/lineage \
 && /opt/lineage/bin/python -m pip install --no-cache-dir --constraint constraints.txt "$(echo dist/*.whl)[yaml]"

FROM python:${PYTHON}-slim
COPY --from=build /opt/lineage /opt/lineage
# A request may not choose an AWS profile of the container; AWS_PROFILE and the other AWS settings still hold.
ENV PATH=/opt/lineage/bin:$PATH \
    HOME=/home/lineage \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SAGEMAKER_LINEAGE_PROFILES=never
WORKDIR /home/lineage
USER 65532:65532
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --start-interval=1s --retries=3 \
    CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000, timeout=4); c.request('GET', '/health'); raise SystemExit(c.getresponse().status != 200)"]
STOPSIGNAL SIGTERM
CMD ["sagemaker-lineage", "serve", "--host", "0.0.0.0", "--port", "8000"]
