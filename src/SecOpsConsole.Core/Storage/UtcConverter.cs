using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SecOpsConsole.Core.Storage;

/// <summary>Every instant is UTC on its way in and says so on its way out: SQLite stores no kind.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
