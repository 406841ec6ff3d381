using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Macie.Detection;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>classificationDetails.result: how many of what, and where the first 15 are.</summary>
internal static class ResultDocument
{
    private const int MostLocations = 15;

    public static JsonObject Of(ObjectScan scan)
    {
        var managed = scan.Detections.Where(detection => detection.Detector is ManagedDetector).GroupBy(detection => detection.Detector.Category);
        var custom = scan.Detections.Where(detection => detection.Detector is CustomDetector).ToList();
        return new JsonObject
        {
            ["status"] = new JsonObject { ["code"] = "COMPLETE", ["reason"] = null },
            ["sizeClassified"] = scan.Item.Size,
            ["mimeType"] = MimeType(scan.Item.Key),
            ["additionalOccurrences"] = scan.Detections.Any(detection => detection.Hits.Count > MostLocations),
            ["sensitiveData"] = new JsonArray([.. managed.Select(group => new JsonObject
            {
                ["category"] = group.Key,
                ["totalCount"] = (long)group.Sum(detection => detection.Hits.Count),
                ["detections"] = new JsonArray([.. group.Select(detection => Detected(scan, detection))]),
            })]),
            ["customDataIdentifiers"] = new JsonObject
            {
                ["totalCount"] = (long)custom.Sum(detection => detection.Hits.Count),
                ["detections"] = new JsonArray([.. custom.Select(detection => Detected(scan, detection))]),
            },
        };
    }

    private static JsonObject Detected(ObjectScan scan, Detection.Detection detection)
    {
        var shown = new JsonObject
        {
            ["count"] = (long)detection.Hits.Count,
            ["occurrences"] = new JsonObject
            {
                ["lineRanges"] = new JsonArray([.. detection.Hits.Take(MostLocations).Select(scan.Scanned.LineRange)]),
            },
        };
        if (detection.Detector is CustomDetector custom)
        {
            shown["arn"] = custom.Identifier.Arn;
            shown["name"] = custom.Identifier.Name;
        }
        else
        {
            shown["type"] = ((ManagedDetector)detection.Detector).Id;
        }

        return shown;
    }

    private static string MimeType(string key) => Path.GetExtension(key) switch
    {
        ".csv" => "text/csv",
        ".json" => "application/json",
        ".html" => "text/html",
        _ => "text/plain",
    };
}
