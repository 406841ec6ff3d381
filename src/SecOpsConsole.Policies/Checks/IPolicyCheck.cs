namespace SecOpsConsole.Policies;

/// <summary>
/// One thing that can be wrong with a bucket policy. A new check is one new file: <see cref="PolicyChecks.All"/> finds it, the tests
/// run its examples.
/// </summary>
public interface IPolicyCheck
{
    /// <summary>Stable id, such as <c>public-principal</c>.</summary>
    string Id { get; }

    /// <summary>The highest severity that the check reports.</summary>
    Severity Severity { get; }

    /// <summary>The Security Hub control that looks at the same weakness, such as <c>S3.6</c>; null where there is none.</summary>
    string? Control { get; }

    /// <summary>What is wrong and why it matters, in one sentence.</summary>
    string Explanation { get; }

    /// <summary>An example that the check must report.</summary>
    PolicyExample Weak { get; }

    /// <summary>The same intention done well; the check must not report it.</summary>
    PolicyExample Strong { get; }

    /// <summary>Looks at a judged policy.</summary>
    /// <param name="input">The verdict, and the one before it where known.</param>
    IEnumerable<CheckFinding> Find(CheckInput input);
}
