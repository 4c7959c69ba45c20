-- AlterTable
ALTER TABLE "PosRecord" ADD COLUMN "linkedBy" TEXT;
ALTER TABLE "PosRecord" ADD COLUMN "linkedAt" BIGINT;
ALTER TABLE "PosRecord" ADD COLUMN "label" TEXT;
