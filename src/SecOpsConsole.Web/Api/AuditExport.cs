using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Web.Api;

/// <summary>Rows of the audit record as a file, written as they are read.</summary>
internal static class AuditExport
{
    private const string Header = "sequence,atUtc,kind,who,text,reason,bucket,findingId,attemptId,awsRequestId,detail,hash";
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>With a byte order mark, so that spreadsheets read it as UTF-8.</summary>
    public static async Task WriteCsvAsync(IAsyncEnumerable<AuditRow> rows, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header.AsMemory(), cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(LineOf(row).AsMemory(), cancellationToken);
        }
    }

    public static async Task WriteJsonLinesAsync(IAsyncEnumerable<AuditRow> rows, Stream stream, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(stream, row, s_json, cancellationToken);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    internal static string LineOf(AuditRow row) => string.Join(',', new[]
    {
        row.Sequence.ToString(CultureInfo.InvariantCulture), row.AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), row.Kind.ToString(),
        row.Who, row.Text, row.Reason, row.Bucket, row.FindingId?.ToString(CultureInfo.InvariantCulture), row.AttemptId?.ToString(CultureInfo.InvariantCulture),
        row.AwsRequestId, row.Detail, row.Hash,
    }.Select(Cell));

    /// <summary>A spreadsheet runs what begins like a formula (OWASP, CSV injection); text from strangers never does here.</summary>
    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var start = value.AsSpan().TrimStart();
        var safe = start.Length > 0 && start[0] is ('=' or '+' or '-' or '@' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20') || value[0] is '\t' or '\r' or '\n'
            ? "'" + value
            : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
