-- CreateTable
CREATE TABLE "Sweep" (
    "installationId" TEXT NOT NULL,
    "coveredFrom" BIGINT,
    "coveredTo" BIGINT,
    "reached" BIGINT,
    "listensSince" BIGINT NOT NULL,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "newestMissed" BIGINT,

    CONSTRAINT "Sweep_pkey" PRIMARY KEY ("installationId")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "windowFrom" BIGINT NOT NULL,
    "windowTo" BIGINT NOT NULL,
    "limited" BOOLEAN NOT NULL DEFAULT false,
    "since" BIGINT NOT NULL,
    "cursor" TEXT,
    "reached" BIGINT NOT NULL,
    "listed" INTEGER NOT NULL DEFAULT 0,
    "fresh" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "startedAt" BIGINT NOT NULL,
    "movedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "trouble" TEXT,
    "detail" TEXT,
    "stops" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Run_installationId_kind_startedAt_idx" ON "Run"("installationId", "kind", "startedAt");
