namespace SecOpsConsole.Sandbox.World;

/// <summary>Numbers drawn from a text: the same text, the same numbers, on every machine (FNV-1a and a xorshift).</summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(string seed)
    {
        state = 14_695_981_039_346_656_037;
        foreach (var letter in seed)
        {
            state = (state ^ letter) * 1_099_511_628_211;
        }
    }

    public int Between(int least, int most)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return least + (int)(state % (ulong)(most - least + 1));
    }
}
