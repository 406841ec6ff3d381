using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecOpsConsole.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProtectedBuckets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ManagedBy",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ManagedUtc",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ManagedWho",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverriddenBy",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OverriddenUtc",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverrideOf",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverrideReason",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedAs",
                table: "Buckets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedWhy",
                table: "Buckets",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ManagedBy",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "ManagedUtc",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "ManagedWho",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "OverriddenBy",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "OverriddenUtc",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "OverrideOf",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "OverrideReason",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "ProtectedAs",
                table: "Buckets");

            migrationBuilder.DropColumn(
                name: "ProtectedWhy",
                table: "Buckets");
        }
    }
}
