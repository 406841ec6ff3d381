using SecOpsConsole.Core.FourEyes;

namespace SecOpsConsole.Core.People;

/// <summary>
/// Who asks the Desk for something. It names a person or a token by id; the role is never taken from here:
/// the Desk loads it from the store for every command.
/// </summary>
public sealed record Caller
{
    private Caller(long? personId, long? tokenId) => (PersonId, TokenId) = (personId, tokenId);

    public long? PersonId { get; }
    public long? TokenId { get; }

    /// <summary>They pressed a button of a message in Slack.</summary>
    internal bool FromChat { get; init; }

    /// <summary>Set while a bulk decision is carried out: the Desk settles this item in the write of its command.</summary>
    internal long? BulkItemId { get; init; }

    /// <summary>Set while a request of this caller is carried out because somebody else grants it.</summary>
    internal RequestGrant? Grant { get; init; }

    public static Caller Person(long id) => new(id, null);
    public static Caller Token(long id) => new(null, id);
}
