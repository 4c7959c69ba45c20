-- CreateTable
CREATE TABLE "Repair" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "installationId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "openFor" TEXT,
    "by" TEXT NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "steps" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Repair_openFor_key" ON "Repair"("openFor");

-- CreateIndex
CREATE INDEX "Repair_installationId_startedAt_idx" ON "Repair"("installationId", "startedAt");
