-- CreateTable
CREATE TABLE "Repair" (
    "id" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "openFor" TEXT,
    "by" TEXT NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "steps" TEXT NOT NULL,

    CONSTRAINT "Repair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Repair_openFor_key" ON "Repair"("openFor");

-- CreateIndex
CREATE INDEX "Repair_installationId_startedAt_idx" ON "Repair"("installationId", "startedAt");
