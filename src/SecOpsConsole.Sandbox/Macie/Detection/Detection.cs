namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>What one detector found in one object.</summary>
internal sealed record Detection(IDetector Detector, IReadOnlyList<Hit> Hits)
{
    public int Score => Detector.Score(Hits.Count);
}
