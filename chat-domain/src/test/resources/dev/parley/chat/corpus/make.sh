#!/bin/sh
# Makes the files of this folder anew, by Debian's ffmpeg, imagemagick and exiftool: one small file of each kind of sound,
# video and image that tests look at.
set -eu
cd "$(dirname "$0")"
quiet="-hide_banner -loglevel error -y -fflags +bitexact"
tone="-f lavfi -i sine=frequency=440:duration=0.3:sample_rate=16000"
clip="-f lavfi -i color=red:size=64x48:rate=5:duration=0.6"
plain="-map_metadata -1 -flags:v +bitexact -flags:a +bitexact"

# Sound.
ffmpeg $quiet $tone $plain -c:a libopus -b:a 16k -f ogg opus.opus
ffmpeg $quiet $tone $plain -c:a libvorbis -b:a 32k vorbis.ogg
ffmpeg $quiet $tone $plain -c:a libopus -b:a 16k sound.webm
ffmpeg $quiet $tone $plain -c:a libopus -b:a 16k sound.mka
ffmpeg $quiet $tone $plain -ac 1 -ar 8000 -c:a flac sound.flac
ffmpeg $quiet $tone $plain -c:a libmp3lame -b:a 16k -id3v2_version 0 -write_xing 0 bare.mp3
ffmpeg $quiet $tone $plain -c:a libmp3lame -b:a 16k -metadata title=tone tagged.mp3
ffmpeg $quiet $tone $plain -ar 8000 -c:a pcm_u8 sound.wav
ffmpeg $quiet $tone $plain -c:a aac -b:a 16k sound.m4a
ffmpeg $quiet $tone $plain -c:a aac -b:a 16k sound.aac
ffmpeg $quiet $tone $plain -ar 8000 -c:a pcm_s16be sound.aiff
ffmpeg $quiet $tone $plain -c:a wmav2 -b:a 24k sound.wma
printf '#!AMR\n\074\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' > sound.amr

# Pictures that move, with sound and without.
ffmpeg $quiet $clip $tone $plain -c:v libvpx -b:v 50k -c:a libopus -b:a 16k clip.webm
ffmpeg $quiet $clip $plain -c:v libvpx -b:v 50k silent.webm
ffmpeg $quiet $clip $tone $plain -c:v libx264 -pix_fmt yuv420p -c:a aac -b:a 16k clip.mp4
ffmpeg $quiet $clip $tone $plain -c:v libx264 -pix_fmt yuv420p -c:a aac -b:a 16k clip.mov
ffmpeg $quiet $clip $tone $plain -c:v libx264 -pix_fmt yuv420p -c:a aac -b:a 16k clip.mkv
ffmpeg $quiet $clip $tone $plain -c:v libtheora -c:a libvorbis -b:a 32k clip.ogv
ffmpeg $quiet $clip $tone $plain -c:v mpeg4 -c:a libmp3lame -b:a 16k clip.avi
ffmpeg $quiet $clip $tone $plain -c:v wmv2 -c:a wmav2 -b:a 24k clip.wmv
ffmpeg $quiet $clip $tone $plain -c:v flv1 -ar 22050 -c:a libmp3lame -b:a 16k clip.flv

# Tones: 200 grey, or RGB 200 60 30.
solid="-size 48x32"
convert $solid xc:'gray(200)' -colorspace Gray -depth 8 -strip -define png:color-type=0 grey.png
convert $solid xc:'gray(200)' -colorspace Gray -depth 16 -strip -define png:color-type=0 -define png:bit-depth=16 grey16.png
convert $solid xc:'graya(200,1)' -depth 8 -strip -define png:color-type=4 grey-alpha.png
convert $solid xc:'graya(200,1)' -depth 16 -strip -define png:color-type=4 -define png:bit-depth=16 grey-alpha16.png
convert $solid xc:'rgb(200,60,30)' -depth 16 -strip -define png:color-type=2 -define png:bit-depth=16 rgb16.png
convert $solid xc:'rgba(200,60,30,1)' -depth 8 -strip -define png:color-type=6 rgba.png
convert -size 40x32 xc:'rgba(200,60,30,1)' -size 8x32 xc:none -background none -alpha set +append -strip PNG8:palette-clear.png
convert $solid xc:'gray(200)' -colorspace Gray -strip -quality 95 grey.jpg
convert $solid xc:'rgb(200,60,30)' -strip -quality 95 rgb.jpg
convert $solid xc:'rgb(200,60,30)' -strip -quality 95 -interlace JPEG progressive.jpg
convert $solid xc:'rgb(200,60,30)' -colorspace CMYK -strip -quality 95 cmyk.jpg
convert $solid xc:'rgb(200,60,30)' -strip -quality 95 -define jpeg:colorspace=RGB rgb-uncoded.jpg
convert $solid xc:'rgb(200,60,30)' -strip -quality 90 rgb.webp
convert $solid xc:'rgb(200,60,30)' -strip rgb.gif

# Held sideways: EXIF says 6, so that red, on the left here, is to be on top.
convert -size 48x32 xc:blue -fill red -draw 'rectangle 0,0 23,31' -strip -define png:color-type=2 sideways.png
exiftool -q -overwrite_original -n -Orientation=6 sideways.png
convert -size 48x32 xc:blue -fill red -draw 'rectangle 0,0 23,31' -strip -quality 95 sideways.jpg
exiftool -q -overwrite_original -n -Orientation=6 sideways.jpg
convert -size 48x32 xc:blue -fill red -draw 'rectangle 0,0 23,31' -strip -define webp:lossless=true sideways.webp
exiftool -q -overwrite_original -n -Orientation=6 sideways.webp

# Of two pictures.
convert -size 48x32 -delay 20 xc:red xc:blue -loop 0 moving.gif
convert -size 48x32 -delay 20 xc:red xc:blue -loop 0 moving.webp
ffmpeg $quiet -f lavfi -i color=red:size=48x32:rate=5:duration=0.4 $plain -plays 0 -f apng moving.png
