using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace ClusterProvisioning.House.Tests.Namespaces;

/// <summary>The types and members that a method's instructions name.</summary>
internal static class CodeTokens
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

    /// <summary>Reads the instructions from the first to the last.</summary>
    public static IEnumerable<EntityHandle> Of(BlobReader code)
    {
        var tokens = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            int first = code.ReadByte();
            var operand = Operands[first == TwoBytes ? (TwoBytes << 8) | code.ReadByte() : first];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                tokens.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
            else
                code.Offset += Size(operand, code);
        }

        return tokens;
    }

    private static int Size(OperandType operand, BlobReader ahead) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => sizeof(byte),
        OperandType.InlineVar => sizeof(short),
        OperandType.InlineI8 or OperandType.InlineR => sizeof(long),
        OperandType.InlineSwitch => sizeof(int) * (1 + ahead.ReadInt32()),
        _ => sizeof(int),
    };
}
