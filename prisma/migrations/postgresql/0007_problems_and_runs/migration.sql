-- AlterTable
ALTER TABLE "Problem" ADD COLUMN "openings" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Problem" ADD COLUMN "lastSeenAt" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Problem" ADD COLUMN "fixedAt" BIGINT;
ALTER TABLE "Problem" ADD COLUMN "mutedBy" TEXT;
UPDATE "Problem" SET "lastSeenAt" = "openedAt";

-- AlterTable
ALTER TABLE "Run" ADD COLUMN "asked" TEXT;

-- CreateTable
CREATE TABLE "StockUnits" (
    "orderKey" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    CONSTRAINT "StockUnits_pkey" PRIMARY KEY ("orderKey", "sku", "location")
);

-- CreateTable
CREATE TABLE "ProblemEntry" (
    "problemId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "params" TEXT NOT NULL,
    CONSTRAINT "ProblemEntry_pkey" PRIMARY KEY ("problemId", "seq")
);

-- CreateTable
CREATE TABLE "Freed" (
    "problemId" TEXT NOT NULL,
    "orderKey" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    CONSTRAINT "Freed_pkey" PRIMARY KEY ("problemId", "orderKey")
);

-- CreateTable
CREATE TABLE "RunMember" (
    "runId" TEXT NOT NULL,
    "orderKey" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    CONSTRAINT "RunMember_pkey" PRIMARY KEY ("runId", "orderKey")
);

-- Blockers belong to an order and a problem that are there, any other is a leftover.
DELETE FROM "Blocker" WHERE NOT EXISTS (SELECT 1 FROM "OrderRow" WHERE "key" = "Blocker"."orderKey")
OR NOT EXISTS (SELECT 1 FROM "Problem" WHERE "installationId" = "Blocker"."installationId" AND "code" = "Blocker"."code" AND "subject" = "Blocker"."subject");

-- CreateIndex
CREATE INDEX "Freed_orderKey_idx" ON "Freed"("orderKey");

-- CreateIndex
CREATE INDEX "RunMember_runId_state_orderKey_idx" ON "RunMember"("runId", "state", "orderKey");

-- CreateIndex
CREATE INDEX "RunMember_orderKey_idx" ON "RunMember"("orderKey");

-- AddForeignKey
ALTER TABLE "StockUnits" ADD CONSTRAINT "StockUnits_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProblemEntry" ADD CONSTRAINT "ProblemEntry_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Freed" ADD CONSTRAINT "Freed_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Freed" ADD CONSTRAINT "Freed_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RunMember" ADD CONSTRAINT "RunMember_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RunMember" ADD CONSTRAINT "RunMember_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Blocker" ADD CONSTRAINT "Blocker_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Blocker" ADD CONSTRAINT "Blocker_installationId_code_subject_fkey" FOREIGN KEY ("installationId", "code", "subject") REFERENCES "Problem" ("installationId", "code", "subject") ON DELETE CASCADE ON UPDATE CASCADE;

-- The history of problems that are there begins with their opening.
INSERT INTO "ProblemEntry" ("problemId", "seq", "at", "code", "params") SELECT "id", 0, "openedAt", 'opened', '{}' FROM "Problem";
