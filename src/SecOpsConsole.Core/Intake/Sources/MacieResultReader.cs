using System.Globalization;
using System.Text.Json;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Macie;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>Reads a stored event of Macie for the finding's page; whatever is missing, null or of another kind is left out. Pure.</summary>
internal static class MacieResultReader
{
    /// <summary>Names of columns and paths come from the data itself: longer ones are cut.</summary>
    private const int LongestName = 80;

    /// <summary>What Macie writes where the account keeps no results.</summary>
    private const string NotSet = "[export-config-not-set]";

    /// <summary>Null for what is no finding of Macie.</summary>
    public static MacieResult? Read(byte[] body) =>
        EventEnvelope.Parse(body) is { Source: "aws.macie", Detail: { } detail } ? Of(detail) : null;

    private static MacieResult Of(JsonElement? finding)
    {
        var thing = finding.Path("resourcesAffected", "s3Object");
        var details = finding.Member("classificationDetails");
        var result = details.Member("result");
        var call = finding.Path("policyDetails", "action", "apiCallDetails");
        return new MacieResult
        {
            ObjectKey = thing.TextAt("key"),
            VersionId = thing.TextAt("versionId"),
            SizeBytes = Bytes(thing.Member("size")),
            StorageClass = thing.TextAt("storageClass"),
            Encryption = thing.TextAt("serverSideEncryption", "encryptionType"),
            ModifiedUtc = thing.Member("lastModified").Instant(),
            IsPublic = thing.Member("publicAccess").Flag(),
            JobId = details.TextAt("jobId"),
            IsByDiscovery = details.TextAt("originType") == "AUTOMATED_SENSITIVE_DATA_DISCOVERY",
            Status = result.TextAt("status", "code"),
            StatusReason = result.TextAt("status", "reason"),
            MediaType = result.TextAt("mimeType"),
            BytesRead = Bytes(result.Member("sizeClassified")),
            HasMore = result.Member("additionalOccurrences").Flag() == true,
            ResultLocation = details.TextAt("detailedResultsLocation") is { } location && !location.Contains(NotSet, StringComparison.Ordinal) ? location : null,
            Detections = [.. Managed(result).Concat(Custom(result)).Take(MacieResult.MostDetections)],
            Count = finding.Member("count").Count(),
            FirstUtc = call.Member("firstSeen").Instant(),
            LastUtc = call.Member("lastSeen").Instant(),
            ToldUtc = finding.Member("updatedAt").Instant(),
        };
    }

    private static IEnumerable<MacieDetection> Managed(JsonElement? result) =>
        from JsonElement? part in TolerantJson.Many(result.Member("sensitiveData")).Select(part => (JsonElement?)part)
        let kind = MacieData.KindOf(part.TextAt("category"))
        from JsonElement? found in TolerantJson.Many(part.Member("detections")).Select(found => (JsonElement?)found)
        select new MacieDetection(kind, found.TextAt("type") ?? "unnamed", found.Member("count").Count(), Places(found.Member("occurrences")));

    private static IEnumerable<MacieDetection> Custom(JsonElement? result) =>
        from JsonElement? found in TolerantJson.Many(result.Path("customDataIdentifiers", "detections")).Select(found => (JsonElement?)found)
        select new MacieDetection(
            SensitiveDataKind.Custom, found.TextAt("name") ?? found.TextAt("arn") ?? "unnamed", found.Member("count").Count(), Places(found.Member("occurrences")));

    private static List<string> Places(JsonElement? where) =>
    [
        .. All(where, "lineRanges").Select(at => Span("line", at.TextAt("start"), at.TextAt("end")))
            .Concat(All(where, "cells").Select(Cell))
            .Concat(All(where, "records").Select(Record))
            .Concat(All(where, "pages").Select(at => Span("page", at.TextAt("pageNumber"), null)))
            .Concat(All(where, "offsetRanges").Select(at => Span("character", at.TextAt("start"), at.TextAt("end"))))
            .OfType<string>().Take(MacieResult.MostPlaces),
    ];

    private static IEnumerable<JsonElement?> All(JsonElement? where, string name) => TolerantJson.Many(where.Member(name)).Select(at => (JsonElement?)at);

    private static string? Span(string what, string? start, string? end) => start is null ? null
        : end is null || end == start ? $"{what} {Cut(start)}" : $"{what}s {Cut(start)} to {Cut(end)}";

    /// <summary>A workbook's cell has a reference, a table's a row and a column, whose name may be known.</summary>
    private static string? Cell(JsonElement? at)
    {
        if (at.TextAt("cellReference") is { } reference)
        {
            return $"cell {Cut(reference)}";
        }

        var (row, column) = (at.TextAt("row"), at.TextAt("columnName") ?? at.TextAt("column"));
        return row is null ? null : column is null ? $"row {Cut(row)}" : $"row {Cut(row)}, column {Cut(column)}";
    }

    private static string? Record(JsonElement? at) => at.TextAt("recordIndex") is not { } index ? null
        : at.TextAt("jsonPath") is { } path ? $"record {Cut(index)}, {Cut(path)}" : $"record {Cut(index)}";

    private static long? Bytes(JsonElement? element) => long.TryParse(element.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;

    private static string Cut(string text) => text.Length <= LongestName ? text : $"{text[..(char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName)]}…";
}
