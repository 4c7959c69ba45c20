-- AlterTable
ALTER TABLE "OrderRow" ADD COLUMN "needs" TEXT NOT NULL DEFAULT '[]';
