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

    PRIMARY KEY ("orderKey", "sku", "location"),
    CONSTRAINT "StockUnits_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProblemEntry" (
    "problemId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "params" TEXT NOT NULL,

    PRIMARY KEY ("problemId", "seq"),
    CONSTRAINT "ProblemEntry_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Freed" (
    "problemId" TEXT NOT NULL,
    "orderKey" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("problemId", "orderKey"),
    CONSTRAINT "Freed_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Freed_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RunMember" (
    "runId" TEXT NOT NULL,
    "orderKey" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,

    PRIMARY KEY ("runId", "orderKey"),
    CONSTRAINT "RunMember_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RunMember_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Blockers belong to an order and a problem that are there, any other is a leftover.
DELETE FROM "Blocker" WHERE NOT EXISTS (SELECT 1 FROM "OrderRow" WHERE "key" = "Blocker"."orderKey")
OR NOT EXISTS (SELECT 1 FROM "Problem" WHERE "installationId" = "Blocker"."installationId" AND "code" = "Blocker"."code" AND "subject" = "Blocker"."subject");

-- RedefineTable
CREATE TABLE "new_Blocker" (
    "orderKey" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    PRIMARY KEY ("orderKey", "code", "subject"),
    CONSTRAINT "Blocker_orderKey_fkey" FOREIGN KEY ("orderKey") REFERENCES "OrderRow" ("key") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Blocker_installationId_code_subject_fkey" FOREIGN KEY ("installationId", "code", "subject") REFERENCES "Problem" ("installationId", "code", "subject") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Blocker" ("code", "installationId", "orderKey", "subject") SELECT "code", "installationId", "orderKey", "subject" FROM "Blocker";
DROP TABLE "Blocker";
ALTER TABLE "new_Blocker" RENAME TO "Blocker";
CREATE INDEX "Blocker_installationId_code_subject_idx" ON "Blocker"("installationId", "code", "subject");

-- CreateIndex
CREATE INDEX "Freed_orderKey_idx" ON "Freed"("orderKey");

-- CreateIndex
CREATE INDEX "RunMember_runId_state_orderKey_idx" ON "RunMember"("runId", "state", "orderKey");

-- CreateIndex
CREATE INDEX "RunMember_orderKey_idx" ON "RunMember"("orderKey");

-- The history of problems that are there begins with their opening.
INSERT INTO "ProblemEntry" ("problemId", "seq", "at", "code", "params") SELECT "id", 0, "openedAt", 'opened', '{}' FROM "Problem";
