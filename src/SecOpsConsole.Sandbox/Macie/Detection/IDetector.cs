namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>One kind of sensitive data.</summary>
internal interface IDetector
{
    /// <summary>FINANCIAL_INFORMATION, PERSONAL_INFORMATION, CREDENTIALS or CUSTOM_IDENTIFIER.</summary>
    string Category { get; }

    IReadOnlyList<Hit> Find(ScannedText scanned);

    /// <summary>1 Low, 2 Medium, 3 High; 0 when so few are not worth a finding.</summary>
    int Score(int count);
}
