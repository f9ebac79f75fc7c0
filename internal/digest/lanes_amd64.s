// SHA-256 of eight texts at once, a lane of 32 bits each (FIPS 180-4, 6.2.2).
// Y0 to Y7 are the working variables a to h, Y16 to Y31 the last sixteen words of
// the message schedule, Y8 to Y11 what lies between.

#include "textflag.h"

DATA constants<>+0(SB)/8, $0x71374491428a2f98
DATA constants<>+8(SB)/8, $0xe9b5dba5b5c0fbcf
DATA constants<>+16(SB)/8, $0x59f111f13956c25b
DATA constants<>+24(SB)/8, $0xab1c5ed5923f82a4
DATA constants<>+32(SB)/8, $0x12835b01d807aa98
DATA constants<>+40(SB)/8, $0x550c7dc3243185be
DATA constants<>+48(SB)/8, $0x80deb1fe72be5d74
DATA constants<>+56(SB)/8, $0xc19bf1749bdc06a7
DATA constants<>+64(SB)/8, $0xefbe4786e49b69c1
DATA constants<>+72(SB)/8, $0x240ca1cc0fc19dc6
DATA constants<>+80(SB)/8, $0x4a7484aa2de92c6f
DATA constants<>+88(SB)/8, $0x76f988da5cb0a9dc
DATA constants<>+96(SB)/8, $0xa831c66d983e5152
DATA constants<>+104(SB)/8, $0xbf597fc7b00327c8
DATA constants<>+112(SB)/8, $0xd5a79147c6e00bf3
DATA constants<>+120(SB)/8, $0x1429296706ca6351
DATA constants<>+128(SB)/8, $0x2e1b213827b70a85
DATA constants<>+136(SB)/8, $0x53380d134d2c6dfc
DATA constants<>+144(SB)/8, $0x766a0abb650a7354
DATA constants<>+152(SB)/8, $0x92722c8581c2c92e
DATA constants<>+160(SB)/8, $0xa81a664ba2bfe8a1
DATA constants<>+168(SB)/8, $0xc76c51a3c24b8b70
DATA constants<>+176(SB)/8, $0xd6990624d192e819
DATA constants<>+184(SB)/8, $0x106aa070f40e3585
DATA constants<>+192(SB)/8, $0x1e376c0819a4c116
DATA constants<>+200(SB)/8, $0x34b0bcb52748774c
DATA constants<>+208(SB)/8, $0x4ed8aa4a391c0cb3
DATA constants<>+216(SB)/8, $0x682e6ff35b9cca4f
DATA constants<>+224(SB)/8, $0x78a5636f748f82ee
DATA constants<>+232(SB)/8, $0x8cc7020884c87814
DATA constants<>+240(SB)/8, $0xa4506ceb90befffa
DATA constants<>+248(SB)/8, $0xc67178f2bef9a3f7
GLOBL constants<>(SB), RODATA|NOPTR, $256

// The order of bytes in each word.
DATA swap<>+0(SB)/8, $0x0405060700010203
DATA swap<>+8(SB)/8, $0x0c0d0e0f08090a0b
DATA swap<>+16(SB)/8, $0x0405060700010203
DATA swap<>+24(SB)/8, $0x0c0d0e0f08090a0b
GLOBL swap<>(SB), RODATA|NOPTR, $32

// ROUND is one round: a word and its constant go in, and d and h come out anew, so
// that the next round calls all of them by the name of their neighbour.
#define ROUND(a, b, c, d, e, f, g, h, w, constant) \
	VPADDD w, h, h; \
	VPADDD.BCST constant(R11), h, h; \
	VPRORD $6, e, Y8; \
	VPRORD $11, e, Y9; \
	VPRORD $25, e, Y10; \
	VPTERNLOGD $0x96, Y8, Y9, Y10; \
	VMOVDQA32 e, Y11; \
	VPTERNLOGD $0xca, g, f, Y11; \
	VPADDD Y10, h, h; \
	VPADDD Y11, h, h; \
	VPADDD h, d, d; \
	VPRORD $2, a, Y8; \
	VPRORD $13, a, Y9; \
	VPRORD $22, a, Y10; \
	VPTERNLOGD $0x96, Y8, Y9, Y10; \
	VMOVDQA32 a, Y11; \
	VPTERNLOGD $0xe8, c, b, Y11; \
	VPADDD Y10, h, h; \
	VPADDD Y11, h, h

// NEXT makes a word of the schedule in place of the one sixteen before it, of those
// one, nine and fourteen behind that.
#define NEXT(w, w1, w9, w14) \
	VPRORD $7, w1, Y8; \
	VPRORD $18, w1, Y9; \
	VPSRLD $3, w1, Y10; \
	VPTERNLOGD $0x96, Y8, Y9, Y10; \
	VPADDD Y10, w, w; \
	VPADDD w9, w, w; \
	VPRORD $17, w14, Y8; \
	VPRORD $19, w14, Y9; \
	VPSRLD $10, w14, Y10; \
	VPTERNLOGD $0x96, Y8, Y9, Y10; \
	VPADDD Y10, w, w

// WORDS loads half a block of every lane and turns it, so that each of eight
// registers has one word of all lanes.
#define WORDS(at, w0, w1, w2, w3, w4, w5, w6, w7) \
	VMOVDQU at(AX), Y0; \
	VMOVDQU at(BX), Y1; \
	VMOVDQU at(CX), Y2; \
	VMOVDQU at(DX), Y3; \
	VMOVDQU at(SI), Y4; \
	VMOVDQU at(DI), Y5; \
	VMOVDQU at(R8), Y6; \
	VMOVDQU at(R9), Y7; \
	VPUNPCKLDQ Y1, Y0, Y8; \
	VPUNPCKHDQ Y1, Y0, Y9; \
	VPUNPCKLDQ Y3, Y2, Y10; \
	VPUNPCKHDQ Y3, Y2, Y11; \
	VPUNPCKLDQ Y5, Y4, Y12; \
	VPUNPCKHDQ Y5, Y4, Y13; \
	VPUNPCKLDQ Y7, Y6, Y14; \
	VPUNPCKHDQ Y7, Y6, Y15; \
	VPUNPCKLQDQ Y10, Y8, Y0; \
	VPUNPCKHQDQ Y10, Y8, Y1; \
	VPUNPCKLQDQ Y11, Y9, Y2; \
	VPUNPCKHQDQ Y11, Y9, Y3; \
	VPUNPCKLQDQ Y14, Y12, Y4; \
	VPUNPCKHQDQ Y14, Y12, Y5; \
	VPUNPCKLQDQ Y15, Y13, Y6; \
	VPUNPCKHQDQ Y15, Y13, Y7; \
	VMOVDQU swap<>(SB), Y15; \
	VPSHUFB Y15, Y0, Y0; \
	VPSHUFB Y15, Y1, Y1; \
	VPSHUFB Y15, Y2, Y2; \
	VPSHUFB Y15, Y3, Y3; \
	VPSHUFB Y15, Y4, Y4; \
	VPSHUFB Y15, Y5, Y5; \
	VPSHUFB Y15, Y6, Y6; \
	VPSHUFB Y15, Y7, Y7; \
	VSHUFI32X4 $0, Y4, Y0, w0; \
	VSHUFI32X4 $0, Y5, Y1, w1; \
	VSHUFI32X4 $0, Y6, Y2, w2; \
	VSHUFI32X4 $0, Y7, Y3, w3; \
	VSHUFI32X4 $3, Y4, Y0, w4; \
	VSHUFI32X4 $3, Y5, Y1, w5; \
	VSHUFI32X4 $3, Y6, Y2, w6; \
	VSHUFI32X4 $3, Y7, Y3, w7

// func hashBlocks(state *[8][lanes]uint32, from *[lanes]*byte, blocks int)
TEXT ·hashBlocks(SB), NOSPLIT, $0-24
	MOVQ state+0(FP), R10
	MOVQ from+8(FP), R12
	MOVQ blocks+16(FP), R13
	MOVQ 0(R12), AX
	MOVQ 8(R12), BX
	MOVQ 16(R12), CX
	MOVQ 24(R12), DX
	MOVQ 32(R12), SI
	MOVQ 40(R12), DI
	MOVQ 48(R12), R8
	MOVQ 56(R12), R9

block:
	TESTQ R13, R13
	JZ done
	WORDS(0, Y16, Y17, Y18, Y19, Y20, Y21, Y22, Y23)
	WORDS(32, Y24, Y25, Y26, Y27, Y28, Y29, Y30, Y31)
	ADDQ $64, AX
	ADDQ $64, BX
	ADDQ $64, CX
	ADDQ $64, DX
	ADDQ $64, SI
	ADDQ $64, DI
	ADDQ $64, R8
	ADDQ $64, R9
	VMOVDQU 0(R10), Y0
	VMOVDQU 32(R10), Y1
	VMOVDQU 64(R10), Y2
	VMOVDQU 96(R10), Y3
	VMOVDQU 128(R10), Y4
	VMOVDQU 160(R10), Y5
	VMOVDQU 192(R10), Y6
	VMOVDQU 224(R10), Y7
	LEAQ constants<>(SB), R11
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y16, 0)
	ROUND(Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y17, 4)
	ROUND(Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y18, 8)
	ROUND(Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y19, 12)
	ROUND(Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y20, 16)
	ROUND(Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y21, 20)
	ROUND(Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y22, 24)
	ROUND(Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y23, 28)
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y24, 32)
	ROUND(Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y25, 36)
	ROUND(Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y26, 40)
	ROUND(Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y27, 44)
	ROUND(Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y28, 48)
	ROUND(Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y29, 52)
	ROUND(Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y30, 56)
	ROUND(Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y31, 60)
	MOVQ $3, R12

rounds:
	ADDQ $64, R11
	NEXT(Y16, Y17, Y25, Y30)
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y16, 0)
	NEXT(Y17, Y18, Y26, Y31)
	ROUND(Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y17, 4)
	NEXT(Y18, Y19, Y27, Y16)
	ROUND(Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y18, 8)
	NEXT(Y19, Y20, Y28, Y17)
	ROUND(Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y19, 12)
	NEXT(Y20, Y21, Y29, Y18)
	ROUND(Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y20, 16)
	NEXT(Y21, Y22, Y30, Y19)
	ROUND(Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y21, 20)
	NEXT(Y22, Y23, Y31, Y20)
	ROUND(Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y22, 24)
	NEXT(Y23, Y24, Y16, Y21)
	ROUND(Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y23, 28)
	NEXT(Y24, Y25, Y17, Y22)
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y24, 32)
	NEXT(Y25, Y26, Y18, Y23)
	ROUND(Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y25, 36)
	NEXT(Y26, Y27, Y19, Y24)
	ROUND(Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y5, Y26, 40)
	NEXT(Y27, Y28, Y20, Y25)
	ROUND(Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y4, Y27, 44)
	NEXT(Y28, Y29, Y21, Y26)
	ROUND(Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y3, Y28, 48)
	NEXT(Y29, Y30, Y22, Y27)
	ROUND(Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y2, Y29, 52)
	NEXT(Y30, Y31, Y23, Y28)
	ROUND(Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y1, Y30, 56)
	NEXT(Y31, Y16, Y24, Y29)
	ROUND(Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y0, Y31, 60)
	DECQ R12
	JNZ rounds

	VPADDD 0(R10), Y0, Y0
	VMOVDQU Y0, 0(R10)
	VPADDD 32(R10), Y1, Y1
	VMOVDQU Y1, 32(R10)
	VPADDD 64(R10), Y2, Y2
	VMOVDQU Y2, 64(R10)
	VPADDD 96(R10), Y3, Y3
	VMOVDQU Y3, 96(R10)
	VPADDD 128(R10), Y4, Y4
	VMOVDQU Y4, 128(R10)
	VPADDD 160(R10), Y5, Y5
	VMOVDQU Y5, 160(R10)
	VPADDD 192(R10), Y6, Y6
	VMOVDQU Y6, 192(R10)
	VPADDD 224(R10), Y7, Y7
	VMOVDQU Y7, 224(R10)
	DECQ R13
	JMP block

done:
	VZEROUPPER
	RET

// func cpuid(leaf, subleaf uint32) (a, b, c, d uint32)
TEXT ·cpuid(SB), NOSPLIT, $0-24
	MOVL leaf+0(FP), AX
	MOVL subleaf+4(FP), CX
	CPUID
	MOVL AX, a+8(FP)
	MOVL BX, b+12(FP)
	MOVL CX, c+16(FP)
	MOVL DX, d+20(FP)
	RET

// func xgetbv() uint32
TEXT ·xgetbv(SB), NOSPLIT, $0-4
	XORL CX, CX
	XGETBV
	MOVL AX, ret+0(FP)
	RET
