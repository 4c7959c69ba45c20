ALTER TABLE "PosAccount" ADD COLUMN "throttles" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "PosAccount" ADD COLUMN "answers" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Work" ADD COLUMN "placedAt" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Work" ADD COLUMN "deadSince" BIGINT;

-- DropIndex
DROP INDEX "Work_installationId_name_dueAt_idx";

-- CreateIndex
CREATE INDEX "Work_installationId_name_dueAt_placedAt_idx" ON "Work"("installationId", "name", "dueAt", "placedAt");

-- CreateIndex
CREATE INDEX "Work_deadSince_idx" ON "Work"("deadSince");

-- CreateIndex
CREATE INDEX "Document_accountId_finishedAt_idx" ON "Document"("accountId", "finishedAt");
