namespace SecOpsConsole.Core.Macie;

/// <summary>What it means that no open finding of Macie tells of sensitive data in a bucket.</summary>
public enum MacieDataState
{
    /// <summary>Whether Macie looks at anything there, or all that it found, is not known (yet).</summary>
    NotKnown,
    /// <summary>Macie is off in the account and Region: nobody looks.</summary>
    Off,
    /// <summary>Macie is suspended there: it looks at nothing now.</summary>
    Paused,
    /// <summary>Macie is on there and its findings were compared with ours: none that is open tells of data. Not that a job ever read the bucket.</summary>
    NothingFound,
}
