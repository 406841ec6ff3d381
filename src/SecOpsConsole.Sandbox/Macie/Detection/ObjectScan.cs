using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>One object, read once by all detectors.</summary>
internal sealed record ObjectScan(ObjectRecord Item, ScannedText Scanned, IReadOnlyList<Detection> Detections)
{
    /// <summary>Null when nothing worth a finding is in it, or when it is no text.</summary>
    public static ObjectScan? Of(ObjectRecord item, byte[] content, IEnumerable<IDetector> detectors, AllowedText allowed)
    {
        if (ScannedText.Read(content) is not { } scanned)
        {
            return null;
        }

        var detections = detectors
            .Select(detector => new Detection(
                detector, [.. detector.Find(scanned).Where(hit => !allowed.Allows(scanned.Text.Substring(hit.Start, hit.Length)))]))
            .Where(detection => detection.Hits.Count > 0 && detection.Score > 0)
            .ToList();
        return detections.Count == 0 ? null : new ObjectScan(item, scanned, detections);
    }
}
