-- AlterTable
ALTER TABLE "Connection" ADD COLUMN "journalSince" BIGINT NOT NULL DEFAULT 0;

-- Until now the time of connecting told it.
UPDATE "Connection" SET "journalSince" = "connectedAt";
